/**
 * What is fetched of the queue after the page is there, in one piece: where one of these is, all are. For `import()`
 * only.
 */
export { openQueue } from "@/lib/checkins/queue/phone";
export { standingTap } from "@/lib/checkins/queue/standing";
export { QueueView } from "./queue-view";
export { TapAnswer } from "./tap-answer";
