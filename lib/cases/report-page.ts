import "server-only";
import { redirect } from "next/navigation";
import type { Actor } from "@/lib/people/actor";
import { clock } from "@/lib/time/clock";
import { detour, type Step } from "./answers";
import type { Draft } from "./draft";
import { draftToken } from "./draft-cookie";
import { casePath } from "./reference";
import { currentDraft, sentReference } from "./report-queries";

export interface ReportPage {
  readonly draft: Draft;
  readonly token: string;
  readonly now: Date;
}

/**
 * What a page needs that follows the first question. Leads to the question that is still open, to the start when there is
 * no draft, or to the case when the draft was sent.
 */
export async function reportPage(actor: Actor, step: Step): Promise<ReportPage> {
  const now = clock();
  const draft = await currentDraft(actor, now);
  if (!draft) redirect("/report");
  const sent = await sentReference(draft);
  if (sent) redirect(casePath(sent));
  const elsewhere = detour(step, draft.answers);
  if (elsewhere) redirect(elsewhere);
  return { draft, token: draftToken(draft.id), now };
}
