import { describe, expect, it } from "vitest";
import type { Locale } from "@/lib/people/actor";
import type { Openness } from "@/lib/stations/rules";
import {
  dateWords,
  dayHoursWords,
  occupancyWords,
  reasonWords,
  type Speech,
  serviceWords,
  stampWords,
  whenWords,
} from "@/lib/stations/words";
import { translator } from "@/lib/text/translator";
import { at, CLOSURE, NOW, ZONE } from "./sample";

const speech = (locale: Locale, now = NOW): Speech => {
  const t = translator(locale);
  return { t: (key, params) => t(`stations.${key}`, params), locale, now, zone: ZONE };
};
const zh = speech("zh-CN");
const en = speech("en");

describe("how long, and when again", () => {
  const closed = (opens: Date | null): Openness<typeof CLOSURE> => ({ state: "CLOSED", opens });
  const table: [Openness<typeof CLOSURE>, string, string][] = [
    [{ state: "OPEN", until: at("11-20T22:00") }, "今天开到 22:00", "Open until 22:00 today"],
    [{ state: "FULL", until: at("11-21T02:00") }, "明天开到 02:00", "Open until 02:00 tomorrow"],
    [{ state: "OPEN", until: null }, "昼夜开放", "Open day and night"],
    [closed(at("11-20T18:00")), "今天 18:00 开门", "Opens at 18:00 today"],
    [closed(at("11-21T08:00")), "明天 08:00 开门", "Opens at 08:00 tomorrow"],
    [closed(at("11-23T08:00")), "周一 08:00 开门", "Opens at 08:00 on Monday"],
    [closed(at("11-27T08:00")), "11月27日 08:00 开门", "Opens at 08:00 on 27 November"],
    [
      closed(new Date("2027-01-04T08:00:00+08:00")),
      "2027年1月4日 08:00 开门",
      "Opens at 08:00 on 4 January 2027",
    ],
    [closed(null), "开门时间另行通知", "Opening time to be announced"],
    [
      { state: "CLOSURE", closure: CLOSURE, until: at("11-20T15:00"), opens: at("11-20T15:00") },
      "今天 15:00 开门",
      "Opens at 15:00 today",
    ],
    [
      { state: "CLOSURE", closure: CLOSURE, until: at("11-20T15:00"), opens: null },
      "关到今天 15:00",
      "Closed until 15:00 today",
    ],
    [
      { state: "CLOSURE", closure: CLOSURE, until: null, opens: null },
      "恢复开放另行通知",
      "Closed until further notice",
    ],
  ];

  it.each(table)("%o", (openness, chinese, english) => {
    expect(whenWords(openness, zh)).toBe(chinese);
    expect(whenWords(openness, en)).toBe(english);
  });

  it("counts days by the local midnight", () => {
    const late = speech("zh-CN", at("11-20T23:59"));
    expect(whenWords({ state: "CLOSED", opens: at("11-21T00:30") }, late)).toBe("明天 00:30 开门");
  });
});

it.each([
  [[], "休息", "closed"],
  [[[480, 1320]], "08:00–22:00", "08:00–22:00"],
  [
    [
      [840, 1320],
      [480, 720],
    ],
    "08:00–12:00、14:00–22:00",
    "08:00–12:00, 14:00–22:00",
  ],
  [[[1080, 1560]], "18:00–次日 02:00", "18:00–02:00 next day"],
  [[[480, 1440]], "08:00–24:00", "08:00–24:00"],
  [[[0, 1440]], "全天", "all day"],
])("hours of a day: %j", (spans, chinese, english) => {
  const hours = (spans as number[][]).map(([opensAt = 0, closesAt = 0]) => ({
    weekday: 5,
    opensAt,
    closesAt,
  }));
  expect(dayHoursWords(hours, 5, zh.t)).toBe(chinese);
  expect(dayHoursWords(hours, 5, en.t)).toBe(english);
  expect(dayHoursWords(hours, 6, zh.t)).toBe("休息");
});

it("occupancy says what is counted", () => {
  expect(occupancyWords(6, 12, zh.t)).toBe("近半小时签到 6 人 · 12 座");
  expect(occupancyWords(6, 0, zh.t)).toBe("近半小时签到 6 人");
  expect(occupancyWords(6, 12, en.t)).toBe("6 check-ins in 30 min · 12 seats");
});

it("a service says only what there is to know", () => {
  expect(serviceWords({ kind: "DRINKING_WATER", state: "AVAILABLE" }, zh.t)).toBe("饮水");
  expect(serviceWords({ kind: "FOOD", state: "SHORT" }, zh.t)).toBe("餐食不多了");
  expect(serviceWords({ kind: "FOOD", state: "PAUSED" }, en.t)).toBe("Food paused");
});

it("the Chinese reason stands in for a missing English one", () => {
  expect(reasonWords(CLOSURE, "en")).toBe("停水检修");
  expect(reasonWords({ ...CLOSURE, reasonEn: "water pipe repair" }, "en")).toBe("water pipe repair");
  expect(reasonWords({ ...CLOSURE, reasonEn: "water pipe repair" }, "zh-CN")).toBe("停水检修");
});

it("dates and stamps", () => {
  expect(dateWords("2026-12-03", "zh-CN")).toBe("2026年12月3日");
  expect(dateWords("2026-12-03", "en")).toBe("3 December 2026");
  expect(stampWords(at("11-21T00:05"), zh)).toContain("11月21日");
  expect(stampWords(at("11-21T00:05"), zh)).toContain("00:05");
});
