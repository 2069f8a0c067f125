import { describe, expect, it } from "vitest";
import { taskLimit } from "@/lib/cases/task-limit";
import { Busy } from "@/lib/server/refusal";

/** A task that runs until it is told to end. */
function held(log: string[], name: string) {
  let end = () => {};
  const over = new Promise<void>((go) => {
    end = go;
  });
  const task = async () => {
    log.push(name);
    await over;
    return name;
  };
  return { task, end: () => end() };
}

describe("a limit of tasks", () => {
  it("runs as many as it may, the others in order", async () => {
    const [limit, log] = [taskLimit(2), [] as string[]];
    const tasks = ["a", "b", "c", "d"].map((name) => held(log, name));
    const all = tasks.map(({ task }) => limit(task));
    expect(log).toEqual(["a", "b"]);
    tasks[1]?.end();
    await all[1];
    expect(log).toEqual(["a", "b", "c"]);
    for (const { end } of tasks) end();
    expect(await Promise.all(all)).toEqual(["a", "b", "c", "d"]);
  });

  it("one more than may wait is told so at once; without that bound it waits", async () => {
    const log: string[] = [];
    const [bounded, unbounded] = [taskLimit(1, 2), taskLimit(1)];
    const { task, end } = held(log, "x");
    const waiting = [bounded(task), bounded(task), bounded(task)];
    await expect(bounded(task)).rejects.toThrow(Busy);
    // Negative control.
    const four = [1, 2, 3, 4].map(() => unbounded(task));
    end();
    expect(await Promise.all([...waiting, ...four])).toHaveLength(7);
    expect(await bounded(task)).toBe("x");
  });

  it("who goes away leaves the queue, never begins, and makes room for another", async () => {
    const [limit, log] = [taskLimit(1, 1), [] as string[]];
    const [one, two, three] = [held(log, "one"), held(log, "two"), held(log, "three")];
    const leaving = new AbortController();
    const first = limit(one.task);
    const second = limit(two.task, leaving.signal);
    await expect(limit(three.task)).rejects.toThrow(Busy);
    leaving.abort(new Error("gone"));
    await expect(second).rejects.toThrow("gone");
    const third = limit(three.task);
    one.end();
    three.end();
    expect(await Promise.all([first, third])).toEqual(["one", "three"]);
    expect(log).toEqual(["one", "three"]);
    await expect(limit(two.task, leaving.signal)).rejects.toThrow("gone");
    // Whoever left took no slot along.
    two.end();
    expect(await limit(two.task)).toBe("two");
  });

  it("a task that fails gives its slot back", async () => {
    const limit = taskLimit(1);
    const failing = limit(() => Promise.reject(new Error("broken")));
    const next = limit(async () => "next");
    await expect(failing).rejects.toThrow("broken");
    expect(await next).toBe("next");
  });
});
