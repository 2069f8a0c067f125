import type { ReactNode } from "react";
import type { QueueSetting } from "./queue-words";

/** Where `runQueue` draws or shows something of the phone's queue; `said`: what became of a tap. */
export type QueuePlace = "said" | "tap" | "after" | "line" | "queue" | "ways" | "keeping" | "another";

const LOOK: Partial<Record<QueuePlace, string>> = {
  said: "mb-4 grid gap-4 outline-none empty:hidden",
  tap: "aria-busy:opacity-60",
};

export function Place({
  name,
  hidden,
  children,
}: {
  name: QueuePlace;
  /** Until scripts show it. */
  hidden?: boolean;
  children?: ReactNode;
}) {
  return (
    <div
      data-place={name}
      hidden={hidden}
      // Whoever tapped is led to the answer.
      tabIndex={name === "said" ? -1 : undefined}
      className={LOOK[name]}
    >
      {children}
    </div>
  );
}

/** Around the places of one page. */
export function QueuePlaces({
  setting,
  tap,
  brief,
  children,
}: {
  setting: QueueSetting;
  /** Code of the station where a tap is to come; null: in the address of a page that stands in for the station's. */
  tap?: string | null;
  /** The page is about something else. */
  brief?: boolean;
  children: ReactNode;
}) {
  return (
    <div
      data-leaf="rider"
      data-queue={JSON.stringify(setting)}
      data-tap={tap ?? undefined}
      data-stand-in={tap === null ? "" : undefined}
      data-brief={brief ? "" : undefined}
    >
      {children}
    </div>
  );
}
