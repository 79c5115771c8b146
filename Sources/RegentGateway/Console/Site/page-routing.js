export default {
  path: "/routing",
  title: "Routing",
  key: "g r",
  async show(view) {
    view.root.append(view.head({ title: "Routing" }));
  },
};
