export default {
  path: "/evaluation",
  title: "Evaluation",
  key: "g e",
  async show(view) {
    view.root.append(view.head({ title: "Evaluation" }));
  },
};
