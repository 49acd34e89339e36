/** The root of the invented company's tree. */
export const COMPANY = "安问示范公司";

/** In an ordinary team people differ; in the others all give the same answer to every item. */
export type Unanimity = "ordinary" | "all-very-satisfied" | "all-satisfied";

/** A team at the beginning of the programme. */
export interface Team {
  /** Names from the root down, joined by "/". */
  readonly path: string;
  readonly people: number;
  readonly unanimity: Unanimity;
}

const TEAMS_BY_REGION: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  华东区: {
    上海一部: 24,
    上海二部: 22,
    南京部: 18,
    苏州部: 17,
    杭州部: 20,
    宁波部: 13,
    合肥部: 12,
  },
  华南区: {
    广州一部: 23,
    广州二部: 19,
    深圳一部: 26,
    深圳二部: 21,
    佛山部: 14,
    东莞部: 13,
    厦门部: 11,
  },
  // Teams under 8 count upward; two of a region together are enough for a group of their own there.
  华北区: {
    北京一部: 25,
    北京二部: 20,
    天津部: 16,
    石家庄部: 12,
    济南部: 17,
    太原部: 7,
    大同部: 6,
  },
  西南区: { 成都部: 22, 重庆部: 19, 昆明部: 12, 贵阳部: 7, 南宁部: 6 },
  华中区: { 武汉部: 21, 长沙部: 17, 郑州部: 14, 南昌部: 11 },
};

const UNANIMOUS: Readonly<Record<string, Unanimity>> = {
  宁波部: "all-very-satisfied",
  南昌部: "all-satisfied",
};

/** The regions, as paths. */
export const REGIONS: readonly string[] = Object.keys(TEAMS_BY_REGION).map(
  (region) => `${COMPANY}/${region}`,
);

/** All teams, in the order of the tree. */
export const TEAMS: readonly Team[] = Object.entries(TEAMS_BY_REGION).flatMap(([region, teams]) =>
  Object.entries(teams).map(([name, people]) => ({
    path: `${COMPANY}/${region}/${name}`,
    people,
    unanimity: UNANIMOUS[name] ?? "ordinary",
  })),
);

/** The region of a team's path. */
export const regionOf = (path: string): string => path.split("/").slice(0, 2).join("/");
