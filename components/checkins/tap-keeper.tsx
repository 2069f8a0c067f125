import type { ReactNode } from "react";
import { Place, QueuePlaces } from "./queue-place";
import type { TapSetting } from "./queue-words";

/**
 * Around the check-in's form: a tap is first kept in the phone, which is said at once, and then sent, so that a lost
 * or slow line loses nothing. Without scripts, or where the browser keeps nothing, the form goes its own way.
 */
export function TapKeeper({
  setting,
  code,
  after,
  children,
}: {
  setting: TapSetting;
  /** Of the station. */
  code: string;
  /** Shown once it is counted. */
  after: ReactNode;
  children: ReactNode;
}) {
  return (
    <QueuePlaces setting={setting} tap={code}>
      <Place name="said" />
      <Place name="tap">{children}</Place>
      <Place name="after" hidden>
        {after}
      </Place>
      <Place name="line" />
      <Place name="queue" />
      <Place name="keeping" />
    </QueuePlaces>
  );
}
