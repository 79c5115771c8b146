export default {
  path: "/ledger",
  title: "Ledger",
  key: "g l",
  async show(view) {
    view.root.append(view.head({ title: "Ledger" }));
  },
};
