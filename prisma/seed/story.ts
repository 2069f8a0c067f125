import { forgottenSince, graceOf } from "@/lib/cases/forgotten";
import { due, dueAfterPause, type Status } from "@/lib/cases/rules";
import { addWorkingMinutes, type Calendar } from "@/lib/time/working-days";
import { AUTOMATIC, committeeOf, type Office, outletOffice, subDistrict } from "./offices";
import type { OutletPlan } from "./organisations";
import type { Rng } from "./random";
import { watched } from "./watched";
import type { World } from "./world";
import type { Row } from "./write";

type CaseRow = Row<"Case"> & {
  id: string;
  status: Status;
  dueAt: Date;
  filedAt: Date;
  neighbourhoodId: string;
};
type Data = Record<string, string | boolean>;

/** One case as it goes on: each method is one step of its life and leaves the records that the desk would leave. */
export class Story {
  readonly events: Row<"CaseEvent">[] = [];
  readonly dispatches: Row<"CaseDispatch">[] = [];
  readonly closures: Row<"CaseClosure">[] = [];
  readonly ratings: Row<"CaseRating">[] = [];
  readonly pauses: Row<"CasePause">[] = [];
  readonly escalations: Row<"CaseEscalation">[] = [];
  #quarter: string;

  constructor(
    readonly world: World,
    readonly rng: Rng,
    readonly calendar: Calendar,
    readonly row: CaseRow,
    quarter: string,
    readonly answerDays: number,
    readonly limitReason: string,
    /** What may be answered in the end. */
    readonly answers: readonly string[],
  ) {
    this.#quarter = quarter;
    this.#event(row.filedAt, "FILED", this.#person());
  }

  accept(at: Date): void {
    this.#move(at, "ACCEPTED");
    this.row.acceptedAt = at;
    this.row.assigneeId = this.office.personId;
    this.#event(at, "ACCEPTED", this.office);
  }

  dispatch(at: Date, outlet: OutletPlan, instruction: string, sentBack = ""): void {
    this.#move(at, "DISPATCHED");
    this.#endDispatch(at, "RECALLED", sentBack);
    const dueAt = due(at, Math.max(1, this.answerDays - 1), this.calendar);
    const reason = sentBack || this.limitReason;
    this.dispatches.push({
      ...this.#own(at),
      outletId: outlet.id,
      dueAt,
      dueReason: reason,
      instruction,
      createdAt: at,
      createdById: this.office.personId,
    });
    this.row.outletId = outlet.id;
    this.row.companyId = outlet.company.id;
    const data = {
      outletId: outlet.id,
      outlet: outlet.name,
      outletEn: outlet.nameEn,
      dueAt: dueAt.toISOString(),
    };
    this.#event(at, "DISPATCHED", this.office, reason, sentBack ? { ...data, sentBack: true } : data);
  }

  decline(at: Date, outlet: OutletPlan, reason: string): void {
    this.#move(at, "ACCEPTED");
    this.#endDispatch(at, "DECLINED", reason);
    this.#event(at, "HANDED_OFF", outletOffice(this.world, outlet), reason, {
      declined: true,
      outletId: outlet.id,
    });
  }

  handOff(at: Date, quarter: string, reason: string): void {
    const from = this.office;
    const fromNeighbourhoodId = this.row.neighbourhoodId;
    this.#move(at, "REPORTED");
    this.#quarter = quarter;
    this.row.neighbourhoodId = this.world.id("neighbourhood", quarter);
    Object.assign(this.row, { assigneeId: null, acceptedAt: null, buildingId: null, entranceId: null });
    const { zh: to, en: toEn } = this.office;
    const data = { fromNeighbourhoodId, toNeighbourhoodId: this.row.neighbourhoodId, to, toEn };
    this.#event(at, "HANDED_OFF", from, reason, data);
  }

  /** By the outlet, or by the office itself. */
  handle(at: Date, outlet: OutletPlan | null, text: string): void {
    this.resume(at);
    this.#move(at, "HANDLED");
    this.#endDispatch(at, "HANDLED", "");
    this.#event(at, "HANDLED", outlet ? outletOffice(this.world, outlet) : this.office, text);
  }

  verify(at: Date, text: string): void {
    this.#move(at, "VERIFIED");
    this.#event(at, "VERIFIED", this.office, text, { passed: true });
  }

  answer(at: Date, text: string): void {
    this.#touch(at);
    this.#event(at, "REPLIED", this.office, text);
  }

  note(at: Date, text: string): void {
    this.#touch(at);
    this.#event(at, "NOTED", this.office, text);
  }

  ask(at: Date, question: string): void {
    this.#touch(at);
    this.pauses.push({
      ...this.#own(at),
      startedAt: at,
      reason: question,
      startedById: this.office.personId,
      endedAt: null,
    });
    this.#event(at, "REPLIED", this.office, question, { asks: true });
  }

  reply(at: Date, text: string): void {
    this.#touch(at);
    this.#event(at, "PERSON_REPLIED", this.#person(), text);
    this.resume(at);
  }

  resume(at: Date): void {
    const pause = this.pauses.find(({ endedAt }) => endedAt === null);
    if (!pause) return;
    pause.endedAt = at;
    this.row.dueAt = dueAfterPause(this.row.dueAt, pause.startedAt as Date, at, this.calendar);
  }

  mediate(at: Date, channel: "COMMUNITY" | "PARTY", disputeId: string): void {
    this.#touch(at);
    this.#event(at, "REPLIED", this.office, "", { channel, disputeId });
  }

  close(at: Date, outcome: Row<"CaseClosure">["outcome"], reason: string): void {
    this.resume(at);
    this.#move(at, "CLOSED");
    this.#endDispatch(at, "RECALLED", reason);
    this.row.closedAt = at;
    this.closures.push({
      ...this.#own(at),
      at,
      closedById: this.office.personId,
      outcome,
      reason,
      reopenedAt: null,
      reopenReason: "",
    });
    this.#event(at, "CLOSED", this.office, reason, { outcome });
  }

  rate(at: Date, solved: boolean, satisfied: boolean, comment: string): void {
    const closureId = this.closures.at(-1)?.id ?? "";
    this.ratings.push({
      id: this.world.rowId(at, this.rng),
      areaId: this.world.areaId,
      closureId,
      at,
      solved,
      satisfied,
      comment,
    });
    this.#event(at, "RATED", this.#person(), comment, { solved, satisfied });
  }

  reopen(at: Date, reason: string): void {
    const closure = this.closures.at(-1);
    if (closure) Object.assign(closure, { reopenedAt: at, reopenReason: reason });
    this.#move(at, "REPORTED");
    Object.assign(this.row, { closedAt: null, acceptedAt: null, assigneeId: null });
    this.row.dueAt = due(at, this.answerDays, this.calendar);
    this.#event(at, "REOPENED", this.#person(), reason);
  }

  /** What the job would have done until `now`. */
  escalateIfForgotten(now: Date): void {
    const since = forgottenSince(watched(this), now, this.calendar);
    if (!since) return;
    const at = addWorkingMinutes(since, graceOf(this.calendar), this.calendar);
    this.escalations.push({ ...this.#own(at), at, since, endedAt: null });
    const { zh: to, en: toEn } = subDistrict;
    const ofOutlet = since.getTime() !== this.row.dueAt.getTime();
    this.#event(at, "ESCALATED", AUTOMATIC, "", { to, toEn, dueAt: since.toISOString(), ofOutlet });
  }

  get quarter(): string {
    return this.#quarter;
  }

  get office(): Office {
    return committeeOf(this.world, this.#quarter);
  }

  #person(): Office {
    return { zh: "", en: "", personId: this.row.reporterId ?? null };
  }

  #move(at: Date, status: Status): void {
    this.row.status = status;
    this.#touch(at);
  }

  #touch(at: Date): void {
    this.row.version = (this.row.version ?? 1) + 1;
    this.row.updatedAt = at;
  }

  #own(at: Date) {
    return { id: this.world.rowId(at, this.rng), areaId: this.world.areaId, caseId: this.row.id };
  }

  #endDispatch(at: Date, endedAs: "HANDLED" | "DECLINED" | "RECALLED", endReason: string): void {
    const open = this.dispatches.find(({ endedAt }) => !endedAt);
    if (open) Object.assign(open, { endedAt: at, endedAs, endReason });
  }

  #event(
    at: Date,
    kind: NonNullable<Row<"CaseEvent">["kind"]>,
    by: Office,
    text = "",
    data: Data = {},
  ): void {
    this.events.push({
      ...this.#own(at),
      at,
      kind,
      actorId: by.personId,
      actorLabel: by.zh,
      text,
      isPublic: kind !== "NOTED",
      data: { ...data, ...(by.en ? { labelEn: by.en } : {}) },
    });
  }
}
