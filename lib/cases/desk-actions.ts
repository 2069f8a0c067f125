"use server";
import { cookies } from "next/headers";
import { action } from "@/lib/server/action";
import { cookieOptions } from "@/lib/server/cookies";
import { bulkMove } from "./desk-bulk";
import { showContact as showContactVerb } from "./desk-contact";
import { keysCookie, switchKeys as switchKeysVerb } from "./desk-keys";
import { afterBatch, afterMove, listPath } from "./desk-paths";
import * as templates from "./desk-template-verbs";
import { undoBatch as undoBatchVerb } from "./desk-undo";
import * as end from "./desk-verbs-end";
import * as office from "./desk-verbs-office";
import * as work from "./desk-verbs-work";
import * as views from "./desk-view-verbs";

const YEAR_SECONDS = 365 * 86_400;

export const acceptCase = action({ ...office.acceptCase, ...afterMove });
export const assignCase = action({ ...office.assignCase, ...afterMove });
export const answerCase = action({ ...office.answerCase, ...afterMove });
export const noteCase = action({ ...office.noteCase, ...afterMove });
export const nameRider = action({ ...office.nameRider, ...afterMove });
export const handOffCase = action({ ...office.handOffCase, ...afterMove });
export const pauseCase = action({ ...office.pauseCase, ...afterMove });
export const resumeCase = action({ ...office.resumeCase, ...afterMove });
export const dispatchCase = action({ ...work.dispatchCase, ...afterMove });
export const declineCase = action({ ...work.declineCase, ...afterMove });
export const handleCase = action({ ...work.handleCase, ...afterMove });
export const verifyCase = action({ ...work.verifyCase, ...afterMove });
export const sendBackCase = action({ ...work.sendBackCase, ...afterMove });
export const closeCase = action({ ...end.closeCase, ...afterMove });
export const refuseCase = action({ ...end.refuseCase, ...afterMove });
export const withdrawCase = action({ ...end.withdrawCase, ...afterMove });
export const reopenCase = action({ ...end.reopenCase, ...afterMove });
export const bulkCases = action({ ...bulkMove, ...afterBatch });
export const undoBatch = action({ ...undoBatchVerb, ...afterBatch });
export const saveView = action({ ...views.saveView, redirect: ({ query }) => listPath(query) });
export const dropView = action({ ...views.dropView, redirect: ({ query }) => listPath(query) });
export const saveTemplate = action({ ...templates.saveTemplate, refresh: () => ["/cadre/cases/templates"] });
export const dropTemplate = action({ ...templates.dropTemplate, refresh: () => ["/cadre/cases/templates"] });
export const switchKeys = action({
  ...switchKeysVerb,
  after: async ({ keys }) => {
    (await cookies()).set(keysCookie(), keys, cookieOptions(YEAR_SECONDS));
  },
  redirect: ({ from }) => listPath(from),
});
export const showContact = action(showContactVerb);
