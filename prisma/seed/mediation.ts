import { addDays, localTime } from "@/lib/time/shanghai";
import type { CaseContext } from "./cases";
import { personName } from "./names";
import { holderOf } from "./people";
import type { Rng } from "./random";
import type { Story } from "./story";
import { dateOf } from "./world";
import type { Row, Tables } from "./write";

const RECORDS = [
  "双方各自讲了经过。骑手说当天赶时间，居民说等得着急。说开以后气氛缓和。",
  "先分别谈，再坐到一起。骑手把当天的派件记录带来了，居民看了记录，认可不是故意。",
  "在骑手之家喝着茶谈的。门岗师傅也来了，把登记的规矩讲清楚。",
];
const FACTS = [
  "派件过程中言语不当，引起争执。",
  "包裹破损，责任环节双方说法不一。",
  "送件时车辆停放堵了楼门，双方争吵。",
];
const RESPONSIBILITY = [
  "骑手承担主要责任，居民言语也有不妥。",
  "企业承担破损责任，骑手协助说明。",
  "双方各有责任，互相致歉。",
];
const DUTIES = [
  "骑手当面道歉；居民撤回差评。",
  "企业 7 日内按实价赔付；居民不再追究。",
  "骑手今后停车到临停位；居民有事先打电话说。",
];

/** Disputes that grew out of cases, in both channels: parties, sittings, agreements and visits afterwards. */
export function mediationTables(context: CaseContext, stories: readonly Story[]): Tables {
  const rng = context.world.rng("mediation");
  const made = stories.flatMap((story) => disputeOf(context, rng, story));
  return {
    Dispute: made.map(({ dispute }) => dispute),
    DisputeParty: made.flatMap(({ parties }) => parties),
    Mediation: made.flatMap(({ sittings }) => sittings),
    Agreement: made.flatMap(({ agreements }) => agreements),
    FollowUp: made.flatMap(({ visits }) => visits),
  };
}

interface Made {
  readonly dispute: Row<"Dispute">;
  readonly parties: Row<"DisputeParty">[];
  readonly sittings: Row<"Mediation">[];
  readonly agreements: Row<"Agreement">[];
  readonly visits: Row<"FollowUp">[];
}

function disputeOf(context: CaseContext, rng: Rng, story: Story): Made[] {
  const { world } = context;
  const opened = story.events.find(({ data }) => (data as { disputeId?: string } | undefined)?.disputeId);
  if (!opened) return [];
  const { disputeId: id, channel } = opened.data as { disputeId: string; channel: "COMMUNITY" | "PARTY" };
  const openedAt = opened.at as Date;
  const handled = story.events.find(({ kind, at }) => kind === "HANDLED" && (at as Date) > openedAt)?.at as
    | Date
    | undefined;
  const settled = handled !== undefined && rng.chance(0.86);
  const dispute: Row<"Dispute"> = {
    id,
    areaId: world.areaId,
    caseId: story.row.id,
    channel,
    status: settled ? "SETTLED" : handled ? "ENDED_WITHOUT_AGREEMENT" : "IN_MEDIATION",
    summary: story.row.text.slice(0, 60),
    openedAt,
    settledAt: settled ? handled : null,
  };
  const sitting = sittingOf(context, rng, dispute, channel, handled ?? null);
  const agreement = settled && sitting ? agreementOf(context, rng, sitting, channel, handled) : null;
  return [
    {
      dispute,
      parties: partiesOf(context, rng, story, id, openedAt),
      sittings: sitting ? [sitting] : [],
      agreements: agreement ? [agreement] : [],
      visits: agreement && handled ? visitsOf(context, rng, agreement, handled) : [],
    },
  ];
}

function partiesOf(
  { world, riders }: CaseContext,
  rng: Rng,
  story: Story,
  disputeId: string,
  at: Date,
): Row<"DisputeParty">[] {
  const rider = riders.find(({ number }) => world.id("rider", number) === story.row.riderId);
  const first = story.row.contactName || personName(rng);
  const guard = disputeId === world.id("dispute", "gate");
  const second = guard ? "马长顺" : (rider?.name ?? personName(rng));
  const secondId = guard ? holderOf(world, "GUARD", "DL") : rider ? world.id("person", rider.number) : null;
  const party = (side: "FIRST" | "SECOND", name: string, personId: string | null) => ({
    id: world.id("party", `${disputeId}/${side}`),
    areaId: world.areaId,
    disputeId,
    side,
    personId,
    name,
    consentedAt: new Date(at.getTime() + 20 * 60_000),
  });
  return [
    party("FIRST", first, story.row.reporterId ?? null),
    party("SECOND", second === first ? `${second}（骑手）` : second, secondId),
  ];
}

/** One sitting between the opening and the end; for what is still open, one that has been held if there was time. */
function sittingOf(
  { world }: CaseContext,
  rng: Rng,
  dispute: Row<"Dispute">,
  channel: "COMMUNITY" | "PARTY",
  end: Date | null,
): Row<"Mediation"> | null {
  const opened = (dispute.openedAt as Date).getTime();
  const at = new Date(end ? opened + (end.getTime() - opened) * 0.8 : opened + 20 * 3_600_000);
  if (at > world.now) return null;
  return {
    id: world.id("mediation", dispute.id ?? ""),
    areaId: world.areaId,
    disputeId: dispute.id ?? "",
    mediatorId:
      channel === "COMMUNITY" ? holderOf(world, "MEDIATOR", "t") : holderOf(world, "PARTY_ORGANISER", "t"),
    at,
    place: channel === "COMMUNITY" ? "社区调解室" : "骑手之家党员活动室",
    record: rng.pick(RECORDS),
  };
}

/** In the Party channel the committee's seal is still to be asked for; only with it the agreement has its full force. */
function agreementOf(
  { world }: CaseContext,
  rng: Rng,
  sitting: Row<"Mediation">,
  channel: "COMMUNITY" | "PARTY",
  at: Date,
): Row<"Agreement"> {
  const index = rng.int(0, FACTS.length - 1);
  const sealed = channel === "COMMUNITY" || rng.chance(0.5);
  return {
    id: world.id("agreement", sitting.id ?? ""),
    areaId: world.areaId,
    mediationId: sitting.id ?? "",
    facts: FACTS[index] ?? "",
    responsibility: RESPONSIBILITY[index] ?? "",
    duties: DUTIES[index] ?? "",
    performBy: dateOf(addDays(localTime(at).day, 7)),
    firstSignedAt: at,
    secondSignedAt: at,
    mediatorSignedAt: at,
    sealedAt: sealed ? at : null,
  };
}

/** A week and a month later, as far as that has come. */
function visitsOf(
  { world }: CaseContext,
  rng: Rng,
  agreement: Row<"Agreement">,
  at: Date,
): Row<"FollowUp">[] {
  return [7, 30]
    .map((days) => addDays(localTime(at).day, days))
    .filter((day) => day < world.today)
    .map((day, index) => {
      const kept = rng.chance(0.93);
      return {
        id: world.id("visit", `${agreement.id}/${index}`),
        areaId: world.areaId,
        agreementId: agreement.id ?? "",
        on: dateOf(day),
        kept,
        note: kept ? "双方都按协议做了，没有再起争执。" : "赔付晚了两天，已催办。",
      };
    });
}
