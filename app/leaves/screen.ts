/** What a station's screen has beside it: the next code when one is over. */
import { keepScreen } from "@/components/checkins/screen-leaf";

keepScreen();
