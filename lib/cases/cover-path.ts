import type { Part } from "./photo-grid";

/** Address of the page on which a photo's parts are covered. */
export function coverPath({
  photo,
  part = "whole",
  change,
  done = false,
}: {
  photo: string;
  part?: Part;
  /** Opened by "change": it leads back to the check page. */
  change?: "1" | undefined;
  /** Something has just been covered. */
  done?: boolean;
}): string {
  const query = new URLSearchParams({ photo });
  if (part !== "whole") query.set("part", part);
  if (change) query.set("change", change);
  if (done) query.set("done", "1");
  return `/report/cover?${query}`;
}
