/** Teams of the small invented company: unit path and how many client managers it has. */
const TEAMS: readonly (readonly [path: string, people: number])[] = [
  ["安问示范公司", 3],
  ["安问示范公司/华东区/上海一部", 14],
  ["安问示范公司/华东区/上海二部", 12],
  ["安问示范公司/华东区/杭州部", 5],
  ["安问示范公司/华南区/广州部", 13],
  ["安问示范公司/华南区/深圳部", 15],
];

const LEVELS = ["初级客户经理", "客户经理", "高级客户经理"];

/** The roster of the small invented company as CSV. Nobody in it exists. */
export function smallRoster(): string {
  const rows = ["personId,name,email,unit,level,hiredOn"];
  let number = 0;
  for (const [path, people] of TEAMS) {
    for (let i = 0; i < people; i++) {
      number++;
      const id = `CM${String(number).padStart(3, "0")}`;
      const hiredOn = `${2018 + (number % 7)}-0${1 + (number % 9)}-15`;
      rows.push(
        `${id},客户经理${id.slice(2)},${id.toLowerCase()}@demo.invalid,${path},${LEVELS[number % 3]},${hiredOn}`,
      );
    }
  }
  return rows.join("\n");
}
