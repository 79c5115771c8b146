export default {
  path: "/system",
  title: "System",
  key: "g s",
  async show(view) {
    view.root.append(view.head({ title: "System" }));
  },
};
