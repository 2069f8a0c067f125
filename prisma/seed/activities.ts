import { type LunarDay, type LunarFestival, SolarDay } from "tyme4ts";
import { addDays, type Day, instantOf, weekdayOf } from "@/lib/time/shanghai";
import { holderOf } from "./people";
import { NEIGHBOURHOODS, neighbourhood } from "./place-names";
import type { Rng } from "./random";
import type { RiderPlan } from "./workforce";
import { monthsEarlier, type World } from "./world";
import type { Row, Tables } from "./write";

type Kind = Row<"Activity">["kind"];
interface Occasion {
  readonly day: Day;
  readonly from: number;
  readonly minutes: number;
  readonly kind: Kind;
  readonly title: string;
  readonly titleEn: string;
  readonly description: string;
  readonly descriptionEn: string;
  readonly station: string;
  readonly capacity: number | null;
}

/** Names of lunar festivals and what the area does on them. */
const FESTIVALS: Readonly<Record<string, readonly [string, string, string, string]>> = {
  春节: [
    "初一留守骑手团圆饭",
    "Spring Festival dinner for riders who stay",
    "没回家的一起吃饺子。",
    "Dumplings together for everybody who did not go home.",
  ],
  元宵节: [
    "元宵猜灯谜",
    "Lantern riddles",
    "灯谜、汤圆，带孩子来。",
    "Riddles and sweet dumplings; bring the children.",
  ],
  端午节: [
    "端午包粽子",
    "Rice dumplings for the Dragon Boat Festival",
    "社区阿姨教，骑手带走。",
    "Neighbours show how; riders take some along.",
  ],
  七夕节: [
    "七夕电影夜",
    "Film night at Qixi",
    "骑手之家放露天电影。",
    "An open-air film at the Riders' Home.",
  ],
  中秋节: [
    "中秋月饼分一分",
    "Mooncakes shared out",
    "给还在路上的人留一块。",
    "A piece is kept for those still on the road.",
  ],
  重阳节: [
    "重阳敬老，骑手上门",
    "Double Ninth: riders call on the elderly",
    "每人认识两位高龄老人。",
    "Everybody gets to know two of the oldest neighbours.",
  ],
  腊八节: [
    "腊八粥",
    "Laba porridge",
    "早上六点半起，先到先得。",
    "From half past six; first come, first served.",
  ],
};

/** What the neighbourhoods and the Party organisation hold for riders and residents, along the calendar. */
export function activityTables(world: World, riders: readonly RiderPlan[]): Tables {
  const rng = world.rng("activities");
  const occasions = [...festivals(world), ...monthly(world)].sort((a, b) => a.day.localeCompare(b.day));
  const activities = occasions.map((occasion, index) => activityRow(world, occasion, index));
  return {
    Activity: activities,
    ActivitySignUp: activities.flatMap((activity) => signUps(world, rng, activity, riders)),
  };
}

function activityRow(world: World, occasion: Occasion, index: number): Row<"Activity"> {
  const { areaId, id } = world;
  const { day, from, minutes, kind, title, titleEn, description, descriptionEn, station, capacity } =
    occasion;
  const quarter = NEIGHBOURHOODS[index % NEIGHBOURHOODS.length]?.code ?? "NJ";
  const organiser =
    kind === "EDUCATION"
      ? holderOf(world, "PARTY_ORGANISER", "t")
      : holderOf(world, "NEIGHBOURHOOD_CADRE", quarter);
  const startsAt = instantOf(day, from);
  return {
    id: id("activity", `${day}/${title}`),
    areaId,
    neighbourhoodId: kind === "EDUCATION" ? null : id("neighbourhood", quarter),
    stationId: id("station", station),
    organiserId: organiser,
    kind,
    title: kind === "SERVICE" ? `${neighbourhood(quarter).name}${title}` : title,
    titleEn: kind === "SERVICE" ? `${titleEn}, ${neighbourhood(quarter).nameEn}` : titleEn,
    description,
    descriptionEn,
    startsAt,
    endsAt: new Date(startsAt.getTime() + minutes * 60_000),
    capacity,
    cancelledAt: null,
  };
}

/** Lunar festivals from a month before the opening until two months ahead. */
function festivals(world: World): Occasion[] {
  const found: Occasion[] = [];
  for (let day = addDays(world.opened, -30); day <= addDays(world.today, 70); day = addDays(day, 1)) {
    const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
    const lunar: LunarDay = SolarDay.fromYmd(year, month, date).getLunarDay();
    const festival: LunarFestival | null = lunar.getFestival();
    const words = festival && FESTIVALS[festival.getName()];
    if (!words) continue;
    const [title, titleEn, description, descriptionEn] = words;
    found.push({
      day,
      from: 14 * 60 + 30,
      minutes: 120,
      kind: "FESTIVAL",
      title,
      titleEn,
      description,
      descriptionEn,
      station: "T-C1",
      capacity: null,
    });
  }
  return found;
}

/** Every month: a birthday party, table tennis, a lecture, a morning of small repairs for old neighbours. */
function monthly(world: World): Occasion[] {
  const first = `${world.opened.slice(0, 7)}-01`;
  return Array.from({ length: 12 }, (_, index) => monthsEarlier(first, -index - 1))
    .filter((month) => month <= addDays(world.today, 35))
    .flatMap((month): Occasion[] => {
      const number = Number(month.slice(5, 7));
      return [
        {
          day: onWeekday(month, 3, 1),
          from: 15 * 60,
          minutes: 60,
          kind: "BIRTHDAY",
          title: `${number} 月集体生日会`,
          titleEn: "Birthday party of the month",
          description: "蛋糕、长寿面，过生日的坐中间。",
          descriptionEn: "Cake and long noodles; whoever has a birthday sits in the middle.",
          station: "T-C1",
          capacity: 40,
        },
        {
          day: onWeekday(month, 6, 2),
          from: 14 * 60,
          minutes: 150,
          kind: "SPORT",
          title: "乒乓球赛：骑手对居民",
          titleEn: "Table tennis: riders against residents",
          description: "三局两胜，球拍管够。",
          descriptionEn: "Best of three; bats are there.",
          station: "T-C1",
          capacity: 32,
        },
        {
          day: onWeekday(month, 2, 3),
          from: 14 * 60 + 30,
          minutes: 75,
          kind: "EDUCATION",
          title: number % 2 ? "党课：身边的骑手党员" : "交通安全和电池防火课",
          titleEn: number % 2 ? "Party lecture: riders among us" : "Road safety and battery fires",
          description: "讲完可以提问题。",
          descriptionEn: "With time for questions.",
          station: "T-E3",
          capacity: 30,
        },
        {
          day: onWeekday(month, 7, 4),
          from: 9 * 60,
          minutes: 150,
          kind: "SERVICE",
          title: "助老半天：磨剪子、修门锁、跑腿",
          titleEn: "A morning for old neighbours",
          description: "骑手和居民一起，帮高龄老人做点小事。",
          descriptionEn: "Riders and residents do small jobs for the oldest.",
          station: "T-E1",
          capacity: 20,
        },
      ];
    });
}

/** The `week`-th such weekday of a month. */
function onWeekday(month: Day, weekday: number, week: number): Day {
  const ahead = (weekday - weekdayOf(month) + 7) % 7;
  return addDays(month, ahead + (week - 1) * 7);
}

/** Riders who signed up; those who came to what is over. */
function signUps(
  world: World,
  rng: Rng,
  activity: Row<"Activity">,
  riders: readonly RiderPlan[],
): Row<"ActivitySignUp">[] {
  const startsAt = activity.startsAt as Date;
  const ahead = (startsAt.getTime() - world.now.getTime()) / 86_400_000;
  if (ahead > 12) return [];
  const day = startsAt.toISOString().slice(0, 10);
  const there = riders.filter(
    ({ stays }) => (stays[0]?.startsOn ?? "") <= day && (stays.at(-1)?.endsOn ?? "9999") > day,
  );
  const wanted = Math.min(
    activity.capacity ?? 90,
    Math.round(rng.between(0.5, 1) * (activity.capacity ?? 70)),
    there.length,
  );
  return rng
    .shuffled(there)
    .slice(0, ahead > 0 ? Math.round(wanted / 3) : wanted)
    .map(({ number }) => {
      const at = new Date(Math.min(startsAt.getTime(), world.now.getTime()) - rng.int(1, 6 * 86_400) * 1000);
      const came = startsAt < world.now && rng.chance(0.83);
      const cancelled = !came && rng.chance(0.3);
      return {
        id: world.rowId(at, rng),
        areaId: world.areaId,
        activityId: activity.id ?? "",
        personId: world.id("person", number),
        at,
        cancelledAt: cancelled ? new Date(at.getTime() + 3_600_000) : null,
        attendedAt: came ? new Date(startsAt.getTime() + rng.int(0, 900) * 1000) : null,
      };
    });
}
