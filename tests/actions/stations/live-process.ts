/** One of several processes of the application: tells its parent each new mark of the board, and changes it when asked. */
import { closeDb, db } from "@/lib/server/db";
import { BoardHub } from "@/lib/stations/live-hub";

const areaId = process.argv[2] ?? "";
const hub = new BoardHub({ untilBeat: () => Number.POSITIVE_INFINITY });
let known: string | null = null;

hub.join(areaId, {
  tell: ({ stations }) => {
    const mark = JSON.stringify(Object.keys(stations).length === 0 ? "none" : stations);
    if (mark !== known) process.send?.(mark);
    known = mark;
  },
  end: () => {},
});

process.on("message", async (word) => {
  if (word === "change") await db().station.updateMany({ where: { areaId }, data: { seats: 77 } });
  else {
    await hub.stop();
    await closeDb();
    process.disconnect();
  }
});
