export default {
  path: "/incidents",
  title: "Incidents",
  key: "g i",
  async show(view) {
    view.root.append(view.head({ title: "Incidents" }));
  },
};
