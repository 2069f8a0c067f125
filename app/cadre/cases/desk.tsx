import { DeskScreen } from "@/components/cases/desk-screen";
import { batchReport, bulkChoices } from "@/lib/cases/desk-batch";
import { deskCase } from "@/lib/cases/desk-case";
import { deskChoices } from "@/lib/cases/desk-choices";
import { filterChoices } from "@/lib/cases/desk-filter-choices";
import { readFilters } from "@/lib/cases/desk-filters";
import { answerTemplates, savedViews } from "@/lib/cases/desk-kept";
import { keysOn } from "@/lib/cases/desk-keys";
import { othersAt } from "@/lib/cases/desk-presence";
import { deskCounts, deskList } from "@/lib/cases/desk-queries";
import { columnsFor } from "@/lib/cases/photo-grid";
import { canSeeContact, canSeeNotes, OFFICE_ROLES } from "@/lib/cases/policy";
import { canRecordConsent } from "@/lib/mediation/policy";
import { disputesOf } from "@/lib/mediation/queries";
import { type Actor, holdsAnywhere } from "@/lib/people/actor";
import { currentArea } from "@/lib/places/area";
import { display } from "@/lib/server/display";
import { absent } from "@/lib/server/page";
import { clock } from "@/lib/time/clock";

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** Loads the queue, and the case beside it when one is open. */
export async function desk(actor: Actor, search: SearchParams, reference: string | null) {
  const params = await search;
  const now = clock();
  const { timeZone: zone } = await currentArea();
  const filters = readFilters(params);
  const after = one(params.after);
  const [page, counts, choices, views, keys, bulk, batch, open] = await Promise.all([
    deskList(actor, { filters, after, now, zone }),
    deskCounts(actor, filters, now, zone),
    filterChoices(actor),
    savedViews(actor),
    keysOn(),
    reference ? null : bulkChoices(actor, now),
    batchReport(actor, one(params.batch) ?? "", now),
    reference ? opened(actor, reference, now, zone) : null,
  ]);
  const ofOutlet = !holdsAnywhere(actor, OFFICE_ROLES) && holdsAnywhere(actor, ["OUTLET_MANAGER"]);
  const queue = {
    filters,
    after,
    page,
    counts,
    ...choices,
    views,
    keys,
    bulk,
    batch,
    ofOutlet,
    owner: actor.personId ?? "",
    done: one(params.done),
    of: one(params.of),
  };
  const round = { round: one(params.v) ?? "", template: one(params.template) ?? "" };
  const columns = columnsFor(await display());
  return <DeskScreen queue={queue} open={open && { ...open, ...round, columns }} />;
}

async function opened(actor: Actor, reference: string, now: Date, zone: string) {
  const view = (await deskCase(actor, reference, now, zone)) ?? absent();
  const [choices, disputes, templates, others] = await Promise.all([
    deskChoices(actor, view.record, now),
    disputesOf(actor, view.record.id, canSeeContact(actor, view.record)),
    view.moves.includes("answer") ? answerTemplates(actor) : [],
    canSeeNotes(actor, view.record) ? othersAt(actor, view.record, now) : null,
  ]);
  return {
    view,
    choices,
    disputes,
    templates,
    others,
    mayRecordConsent: canRecordConsent(actor, view.record),
  };
}

const one = (value: string | string[] | undefined): string | null =>
  (Array.isArray(value) ? value[0] : value) || null;
