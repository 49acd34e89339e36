/** What stands at an address at which there is nothing. */
export const missingPage = {
  title: "没有这个页面",
  body: "请检查地址。要作答，请打开收到的问卷链接。",
  home: "回到首页",
};

export type MissingPageText = typeof missingPage;
