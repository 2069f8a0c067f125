import type { World } from "./world";
import type { Row } from "./write";

const TEMPLATES = [
  ["已联系网点", "您好，我们已联系{网点}核实。对方说：{情况}。最晚{哪天}给您结果。"],
  ["需要补充", "您好，为了查清楚，请告诉我们{缺什么}。收到后我们接着办。"],
  ["已现场查看", "您好，{哪天}我们到现场看过了：{看到什么}。接下来{怎么办}。"],
  ["转到别处", "您好，这件事由{哪个部门}负责，电话{号码}。我们已把情况转过去：{转了什么}。"],
] as const;

/** Answer templates of the demo offices; each with gaps that must be filled. */
export function answerTemplates(world: World): Row<"AnswerTemplate">[] {
  return TEMPLATES.map(([title, text]) => ({
    id: world.id("template", title),
    areaId: world.areaId,
    title,
    text,
    createdAt: world.now,
  }));
}
