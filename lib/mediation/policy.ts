import { type CaseRecord, isMediator, isOffice } from "@/lib/cases/policy";
import type { Actor } from "@/lib/people/actor";

/** The office in charge of the place, or the mediator of the dispute's channel, writes down who has agreed. */
export function canRecordConsent(actor: Actor, record: CaseRecord): boolean {
  return isOffice(actor, record) || isMediator(actor, record);
}
