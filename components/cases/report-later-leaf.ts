import { mayBeKept } from "./report-photo-mark";

/** On the pages of a report after the first one, what has not arrived goes on being sent. */
export function goOnSending(): void {
  if (document.querySelector("[data-upload]:not([data-leaf])") && mayBeKept())
    void import("./report-photo-leaf").then(({ sendPhotos }) => sendPhotos());
}
