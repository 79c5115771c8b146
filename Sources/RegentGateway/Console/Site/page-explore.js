export default {
  path: "/explore",
  title: "Explore",
  key: "g x",
  async show(view) {
    view.root.append(view.head({ title: "Explore" }));
  },
};
