"use server";

import { action } from "@/lib/server/action";
import { afterFiling, afterJoining, afterOpening, afterPuttingAway, afterStep } from "./after";
import { fileReport } from "./filing";
import { openByDigits, rate, reopen, reply } from "./follow-verbs";
import { joinCase } from "./join";
import { putAway } from "./put-away";
import { casePath } from "./reference";
import { coverParts } from "./report-cover";
import { addPhoto, sayContact, sayWhat, sayWhere, tell } from "./report-verbs";

export const sayWhatAction = action({ ...sayWhat, after: afterStep, redirect: (data) => data.next });
export const sayWhereAction = action({ ...sayWhere, after: afterStep, redirect: (data) => data.next });
export const tellAction = action({ ...tell, after: afterStep, redirect: (data) => data.next });
export const addPhotoAction = action({ ...addPhoto, after: afterStep, redirect: (data) => data.next });
export const coverPartsAction = action({ ...coverParts, after: afterStep, redirect: (data) => data.next });
export const sayContactAction = action({ ...sayContact, after: afterStep, redirect: (data) => data.next });

export const joinCaseAction = action({
  ...joinCase,
  after: afterJoining,
  redirect: (data) => `${casePath(data.reference)}?new=1`,
});

export const fileReportAction = action({
  ...fileReport,
  after: afterFiling,
  redirect: (data) => `${casePath(data.reference)}?new=1`,
});

export const openByDigitsAction = action({
  ...openByDigits,
  after: afterOpening,
  redirect: (data) => casePath(data.reference),
});

export const putAwayAction = action({
  ...putAway,
  after: afterPuttingAway,
  redirect: () => "/cases?away=1",
});

export const replyAction = action({ ...reply, redirect: (data) => `${casePath(data.reference)}?said=reply` });
export const rateAction = action({
  ...rate,
  // The answer stands in the address: to a fragment alone the browser would only scroll, and show the old question.
  redirect: ({ reference, said }) =>
    "satisfied" in said
      ? `${casePath(reference)}?said=rate`
      : `${casePath(reference)}?solved=${said.solved ? "yes" : "no"}#rate`,
});
export const reopenAction = action({
  ...reopen,
  redirect: (data) => `${casePath(data.reference)}?said=reopen`,
});
