export default {
  path: "/",
  title: "Overview",
  key: "g o",
  async show(view) {
    view.root.append(view.head({ title: "Overview" }));
  },
};
