import { type NotificationData, notifications } from "@mantine/notifications";
import i18next from "i18next";

const LONG_MS = 15_000;

/** Says that something was done. */
export function notifyDone(message: string): void {
  show({ message });
}

/** Says why something was not done; long enough to be read. */
export function notifyFailed(message: string, title?: string): void {
  show({ message, title, color: "red.8", autoClose: LONG_MS });
}

/** Says that what was asked for is so already, or cannot be yet. */
export function notifyOtherwise(message: string): void {
  show({ message, autoClose: LONG_MS });
}

function show(data: NotificationData): void {
  const closeButtonProps = { "aria-label": i18next.t("common.close", { ns: "desk" }) };
  notifications.show({ ...data, closeButtonProps });
}
