import type { ReactNode } from "react";
import { Place, QueuePlaces } from "./queue-place";
import type { QueueSetting } from "./queue-words";

/** On pages about something else: what still waits in this phone, and what becomes of it. */
export function WaitingTray({ setting }: { setting: QueueSetting }) {
  return (
    <QueuePlaces setting={setting} brief>
      <Place name="queue" />
    </QueuePlaces>
  );
}

/** What waits in this phone and what became of it; after `children` what the phone can keep at all. */
export function QueueTray({ setting, children }: { setting: QueueSetting; children: ReactNode }) {
  return (
    <QueuePlaces setting={setting}>
      <Place name="line" />
      <Place name="queue" />
      {children}
      <Place name="keeping" />
    </QueuePlaces>
  );
}
