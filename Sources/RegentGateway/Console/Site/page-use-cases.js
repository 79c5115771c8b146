export default {
  path: "/use-cases",
  title: "Use cases",
  key: "g u",
  async show(view) {
    view.root.append(view.head({ title: "Use cases" }));
  },
};
