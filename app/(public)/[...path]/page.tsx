import { light } from "@/app/answered";
import { absent, anybody, enter } from "@/lib/server/page";

/** Every address that no other page has. */
export default light(async function UnknownPage() {
  await enter(anybody, "/");
  absent();
});
