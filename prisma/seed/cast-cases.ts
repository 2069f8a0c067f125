import { type CastMember, castMember } from "@/lib/demo/cast";
import { addDays, type Day, instantOf } from "@/lib/time/shanghai";
import { addWorkingMinutes, isWorkingDay } from "@/lib/time/working-days";
import { type CaseContext, type CaseWish, makeCase } from "./cases";
import type { OutletPlan } from "./organisations";
import { castPersonId } from "./people";
import type { Rng } from "./random";
import type { Story } from "./story";

/**
 * Cases that stand where the demo's people can show them: one in every state, told by hand. Long because stories are; they
 * stay in one place, as they refer to each other.
 */
export function castCases(context: CaseContext): Story[] {
  const teller = new Teller(context, context.world.rng("cast cases"));
  return [
    ...teller.waiting(),
    ...teller.atTheOutlet(),
    ...teller.inMediation(),
    ...teller.nearlyDone(),
    ...teller.fresh(),
  ];
}

class Teller {
  constructor(
    readonly context: CaseContext,
    readonly rng: Rng,
  ) {}

  /** Zhou Yulan waits for an answer; somebody in Garden is asked something; a promise was broken in North Street. */
  waiting(): Story[] {
    const zhou = this.#filed(2, 16 * 60 + 20, {
      category: "not_to_door",
      ...home("zhou-yulan"),
      outlet: this.#outlet("顺达东里网点"),
      text: "降压药放在一楼信报箱上就走了。我住五层，没电梯，膝盖不好，下去一趟要歇三回。药是天天要吃的，希望以后送到门口。",
      reporter: this.#person("zhou-yulan"),
      riderId: this.context.world.id("rider", "T-0217"),
      riderSaid: "T-0217，都叫他小李",
    });
    this.#step(zhou, 40, (at) => zhou.accept(at));
    this.#step(zhou, 25, (at) =>
      zhou.dispatch(at, this.#outlet("顺达东里网点"), "居民 76 岁，独居，请上门送到，并说明当天情况。"),
    );
    this.#step(zhou, 60, (at) =>
      zhou.note(at, "打过电话，老人说今天药还够吃，但楼下那袋已经被邻居帮忙拎上来了。"),
    );

    const asked = this.#filed(2, 11 * 60, {
      category: "not_to_door",
      quarter: "HY",
      building: 21,
      entrance: 1,
      outlet: this.#outlet("麦垛花园网点"),
    });
    this.#step(asked, 30, (at) => asked.accept(at));
    this.#step(asked, 80, (at) => asked.ask(at, "您希望重新送上门，还是改到晚上六点以后送？"));

    const broken = this.#filed(7, 19 * 60 + 5, {
      category: "locker_without_consent",
      ...home("xu-wen"),
      outlet: this.#outlet("顺达北街网点"),
      text: "又没问我就放柜子了，下班回来超了时间还要交保管费。白天不在家不等于同意放柜子，打个电话很难吗？",
      reporter: this.#person("xu-wen"),
    });
    this.#toTheEnd(
      broken,
      this.#outlet("顺达北街网点"),
      "已道歉，并在系统里备注“放柜前先打电话”。保管费已退。",
      "PARTLY",
      "费用已退，备注已加，请您这几天留意。",
    );
    const reopenedAt = instantOf(this.#workday(1), 20 * 60 + 10);
    broken.reopen(reopenedAt, "备注没管用，昨天那件还是直接进了柜子。");
    return [zhou, asked, broken];
  }

  /** Shunda's East Lane outlet is late with one and has another one due today. */
  atTheOutlet(): Story[] {
    const outlet = this.#outlet("顺达东里网点");
    const late = this.#filed(3, 9 * 60 + 42, {
      category: "marked_delivered",
      quarter: "NJ",
      building: 7,
      entrance: 2,
      outlet,
      text: "昨天下午手机就显示“本人签收”，血糖试纸我根本没见着。问了对门和门岗，都说没有。",
      riderSaid: "姓王，三十来岁",
    });
    this.#step(late, 15, (at) => late.accept(at));
    this.#step(late, 8, (at) => late.dispatch(at, outlet, "请调取当天的派件记录和签收照片。"));

    const today = this.#filed(2, 10 * 60 + 15, {
      category: "locker_without_consent",
      quarter: "DL",
      building: 12,
      outlet,
    });
    this.#step(today, 30, (at) => today.accept(at));
    this.#step(today, 20, (at) => today.dispatch(at, outlet, "请先给居民打电话。"));

    const battery = this.#filed(2, 20 * 60 + 30, {
      category: "riding_parking_charging",
      quarter: "BJ",
      building: 3,
      outlet: null,
      riderId: this.context.world.id("rider", "T-0042"),
      riderSaid: "衣服上别着证，t0042",
    });
    this.#step(battery, 30, (at) => battery.accept(at));
    return [late, today, battery];
  }

  /** A gate guard and a rider; a broken parcel on the Party's table. */
  inMediation(): Story[] {
    const { world } = this.context;
    const guard = this.#filed(4, 12 * 60 + 35, {
      category: "gate_blocked",
      quarter: "DL",
      outlet: null,
      text: "骑士证在核对，东里南门的门岗不让进，话赶话吵了起来，还推了我的车。中午七单全超时。",
      riderId: world.id("rider", "T-0388"),
      reporter: this.#person("han-xiaoyu"),
    });
    this.#step(guard, 20, (at) => guard.accept(at));
    this.#step(guard, 120, (at) => guard.mediate(at, "COMMUNITY", world.id("dispute", "gate")));

    const broken = this.#filed(5, 15 * 60 + 10, {
      category: "loss_damage",
      quarter: "QT",
      building: 2,
      outlet: this.#outlet("迅禾桥头网点"),
      text: "给老伴过生日的蛋糕送来时塌了一半，骑手说出门时是好的，店里说打包没问题，谁也不认。",
    });
    this.#step(broken, 45, (at) => broken.accept(at));
    this.#step(broken, 30, (at) => broken.dispatch(at, this.#outlet("迅禾桥头网点"), "请骑手写一份经过。"));
    this.#step(broken, 300, (at) => broken.mediate(at, "PARTY", world.id("dispute", "cake")));
    return [guard, broken];
  }

  /** Handled and to be checked; checked and to be closed; closed with thanks; praise for Li Mancang. */
  nearlyDone(): Story[] {
    const { world } = this.context;
    const handled = this.#filed(2, 9 * 60 + 20, {
      category: "riding_parking_charging",
      quarter: "NJ",
      building: 1,
      outlet: null,
    });
    this.#step(handled, 30, (at) => handled.accept(at));
    this.#step(handled, 120, (at) =>
      handled.handle(at, null, "现场已清走三辆车，和物业在花坛边画了 15 分钟临停位。"),
    );

    const verified = this.#filed(3, 14 * 60, {
      category: "wrong_address",
      quarter: "DL",
      building: 5,
      outlet: this.#outlet("长桥东里网点"),
    });
    this.#step(verified, 30, (at) => verified.accept(at));
    this.#step(verified, 20, (at) => verified.dispatch(at, this.#outlet("长桥东里网点"), "请当天换回。"));
    this.#step(verified, 200, (at) =>
      verified.handle(at, this.#outlet("长桥东里网点"), "错投的件已换回，两家都已收到。"),
    );
    this.#step(verified, 60, (at) => verified.verify(at, "电话核实，两家都收到了自己的件。"));

    const late = this.#filed(6, 18 * 60 + 50, {
      category: "late",
      quarter: "DL",
      building: 5,
      outlet: this.#outlet("顺达东里网点"),
    });
    this.#toTheEnd(
      late,
      this.#outlet("顺达东里网点"),
      "因骑手在楼群里找不到单元门耽误了，已道歉；门牌的问题转给社区补装。",
      "SOLVED",
      "居民认可处理结果。",
    );
    this.#step(late, 120, (at) => late.rate(at, true, true, "门牌装上了就好。"));

    const praise = this.#filed(9, 10 * 60, {
      category: "praise",
      ...home("zhou-yulan"),
      outlet: this.#outlet("顺达东里网点"),
      text: "那天下雨，小李看我拿不动，一直把米给我提到五层，连口水都没喝。请转告他，谢谢了。",
      reporter: this.#person("zhou-yulan"),
      riderId: world.id("rider", "T-0217"),
    });
    this.#toTheEnd(
      praise,
      null,
      "已转告李满仓和网点，在骑手之家的光荣榜上贴了出来。",
      "SOLVED",
      "已转告本人。",
    );
    return [handled, verified, late, praise];
  }

  /** Filed within the last hours: nobody has taken them yet. */
  fresh(): Story[] {
    const minutesAgo = (minutes: number) => new Date(this.context.world.now.getTime() - minutes * 60_000);
    const wishes: Omit<CaseWish, "filedAt">[] = [
      { category: "late", quarter: "NJ", outlet: this.#outlet("青雀南街网点") },
      { category: "extra_fee", quarter: "DL", building: 9, outlet: this.#outlet("顺达东里网点") },
      {
        category: "gate_blocked",
        quarter: "XL",
        outlet: null,
        text: "西里北门换了保安，说没见过骑士证，让我们组四个人在门口登记排队。能不能跟门岗说一声？",
        riderId: this.context.world.id("rider", "T-0042"),
        reporter: this.#person("abdulla-memet"),
      },
    ];
    return wishes.map((wish, index) =>
      makeCase(this.context, this.rng, { ...wish, filedAt: minutesAgo(25 + index * 34) }),
    );
  }

  /** Filed `workdays` working days ago at a time of day. */
  #filed(workdays: number, minutes: number, wish: Omit<CaseWish, "filedAt">): Story {
    const filedAt = instantOf(this.#workday(workdays), minutes);
    return makeCase(this.context, this.rng, { ...wish, filedAt });
  }

  #workday(back: number): Day {
    const { world, calendar } = this.context;
    let day = world.today;
    for (let left = back; left > 0; ) {
      day = addDays(day, -1);
      if (isWorkingDay(day, calendar)) left--;
    }
    return day;
  }

  /** A step some office minutes after the last one, unless that is still to come. */
  #step(story: Story, minutes: number, take: (at: Date) => void): void {
    const last = story.events.at(-1)?.at as Date;
    const at = addWorkingMinutes(last, minutes, this.context.calendar);
    if (at <= this.context.world.now) take(at);
  }

  #toTheEnd(
    story: Story,
    outlet: OutletPlan | null,
    answer: string,
    outcome: "SOLVED" | "PARTLY",
    reason: string,
  ): void {
    this.#step(story, 30, (at) => story.accept(at));
    if (outlet) this.#step(story, 20, (at) => story.dispatch(at, outlet, "请先联系居民。"));
    this.#step(story, 180, (at) => story.handle(at, outlet, answer));
    this.#step(story, 60, (at) => story.verify(at, "电话回访，居民确认属实。"));
    this.#step(story, 30, (at) => story.close(at, outcome, reason));
  }

  #outlet(name: string): OutletPlan {
    const outlet = this.context.outlets.find((one) => one.name === name);
    if (!outlet) throw new Error(`No outlet ${name}.`);
    return outlet;
  }

  #person(key: string) {
    const member = known(key);
    return { personId: castPersonId(this.context.world, member), name: member.name, phone: member.phone };
  }
}

function known(key: string): CastMember {
  const member = castMember(key);
  if (!member) throw new Error(`No cast member ${key}.`);
  return member;
}

/** Where a resident of the cast lives. */
function home(key: string) {
  const { home: place } = known(key);
  if (!place) throw new Error(`${key} has no home.`);
  return { quarter: place.neighbourhood, building: place.building, entrance: place.entrance };
}
