/** What riders' pages have beside it: the phone's queue, stations by distance, the reader of posters. */
import { sortByDistance } from "@/components/checkins/near-me-leaf";
import { runQueue } from "@/components/checkins/queue-leaf";
import { readPosters } from "@/components/checkins/scanner-leaf";

runQueue();
sortByDistance();
readPosters();
