// Which options of toLocaleString and its like are refused, and when: never for an invalid date.
const dates = [new Date(NaN), new Date(2020, 0, 2, 3, 4, 5)];
const methods = ["toLocaleString", "toLocaleDateString", "toLocaleTimeString"];
const list = [
  { timeZone: "foo" }, { month: "x" }, { dateStyle: "full", month: "long" }, null,
  { dateStyle: "bogus" }, { timeStyle: "full", hour: "numeric" }, { timeStyle: "short" },
  { dateStyle: "long", timeStyle: "short" }, { dateStyle: "medium" }, { hour12: false },
];
for (const options of list) {
  for (const method of methods) {
    for (const date of dates) {
      try {
        console.log(method, options, date[method](undefined, options));
      } catch (error) {
        console.log(method, options, String(error));
      }
    }
  }
}
