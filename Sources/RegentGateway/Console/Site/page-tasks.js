export default {
  path: "/my-deployment-tasks",
  title: "My deployment tasks",
  key: "g t",
  async show(view) {
    view.root.append(view.head({ title: "My deployment tasks" }));
  },
};
