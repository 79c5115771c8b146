export default {
  path: "/changes",
  title: "Changes",
  key: "g c",
  async show(view) {
    view.root.append(view.head({ title: "Changes" }));
  },
};
