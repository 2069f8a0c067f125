import { describe, expect, it } from "vitest";
import { dangersIn } from "@/lib/text/danger-words";

describe("words of danger", () => {
  it.each([
    ["楼下充电的电动车着火了", ["119"]],
    ["换电柜一直冒烟，没人管", ["119"]],
    ["楼道里闻到一股煤气味", ["119"]],
    ["燃气管好像在漏", ["119"]],
    ["骑手被车撞伤了，腿动不了了", ["120"]],
    ["老人摔断了胳膊，在流血", ["120"]],
    ["两个人在驿站门口打架，有一个受伤", ["120", "110"]],
    ["爆炸后有人昏迷", ["119", "120"]],
    ["有人持刀威胁要砸柜子", ["110"]],
    ["The battery is on fire", ["119"]],
    ["I can smell gas on the stairs", ["119"]],
    ["smoke is coming from the charger", ["119"]],
    ["He is bleeding and unconscious", ["120"]],
    ["A man with a knife threatened to hurt the rider", ["110"]],
  ])("%s", (text, numbers) => {
    expect(dangersIn(text)).toEqual(numbers);
  });

  it.each([
    "快递三天没到，显示已签收",
    "楼道里的灭火器旁边堆满了包裹",
    "快递放在防火门后面",
    "客服一接电话就发火，态度很差",
    "送来的燃气灶少了一个旋钮",
    "火锅底料洒了一箱",
    "送餐的小哥很热心，像一把火",
    "The parcel was left by the fire door",
    "The fire extinguisher is blocked by boxes",
    "The gas stove came without a knob",
    "He was fired from the station",
    "My parcel was damaged, the box was broken",
  ])("an ordinary matter: %s", (text) => {
    expect(dangersIn(text)).toEqual([]);
  });
});
