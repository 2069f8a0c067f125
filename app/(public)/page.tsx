import { answered } from "@/app/answered";
import { HomeView } from "@/components/stations/home-view";
import { anybody, enter } from "@/lib/server/page";
import { board } from "@/lib/stations/queries";
import { clock } from "@/lib/time/clock";

/** Home: everybody's first look. */
export default answered(async function HomePage() {
  const actor = await enter(anybody, "/");
  return <HomeView board={await board(actor, clock())} />;
});
