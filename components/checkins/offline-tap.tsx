import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Place, QueuePlaces } from "./queue-place";
import type { TapSetting } from "./queue-words";

const FIELDS = ["code", "clientId", "source", "rotating"];

/**
 * On the page that stands in for every check-in page without signal: the station in the address, and one tap. With
 * none in the address the ways to a station are there instead, as they are without scripts.
 */
export function OfflineTap({
  setting,
  after,
  another,
  children,
}: {
  setting: TapSetting;
  /** Shown once it is counted. */
  after: ReactNode;
  /** Leads to the page without a station. */
  another: ReactNode;
  /** The ways to a station. */
  children: ReactNode;
}) {
  return (
    <QueuePlaces setting={setting} tap={null}>
      <Place name="said" />
      <Place name="tap" hidden>
        <form>
          {FIELDS.map((name) => (
            <input key={name} type="hidden" name={name} />
          ))}
          <Button className="min-h-28 w-full text-[1.6rem] font-extrabold" />
          <p className="mt-3 text-soft">{setting.words.queueTapBody}</p>
        </form>
      </Place>
      <Place name="after" hidden>
        {after}
      </Place>
      <Place name="line" />
      <Place name="queue" />
      <Place name="ways">{children}</Place>
      <Place name="keeping" />
      <Place name="another" hidden>
        {another}
      </Place>
    </QueuePlaces>
  );
}
