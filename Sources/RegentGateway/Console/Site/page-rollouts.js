export default {
  path: "/rollouts",
  title: "Rollouts",
  key: "g w",
  async show(view) {
    view.root.append(view.head({ title: "Rollouts" }));
  },
};
