import { type ApiClient, ApiRefusal } from "./apiClient.ts";

/**
 * Moves the product's clock forward to a date, with all that becomes due on the way.
 * @returns the product's date afterwards, which is later than `to` where it already was
 */
export async function moveClock(owner: ApiClient, to: string): Promise<string> {
  try {
    return (await owner.post<{ now: string }>("/clock", { to })).now;
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 409) return JSON.parse(error.body).now;
    throw error;
  }
}

/** The real date in the invented company's time zone, `YYYY-MM-DD`. */
export function realToday(): string {
  // Sweden writes dates as this program does.
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(new Date());
}
