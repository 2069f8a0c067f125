import { answered } from "@/app/answered";
import { absent, anybody, enter } from "@/lib/server/page";

/** Every address that no other page has. */
export default answered(async function UnknownPage() {
  await enter(anybody, "/");
  absent();
});
