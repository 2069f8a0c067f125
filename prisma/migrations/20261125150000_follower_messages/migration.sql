-- A neighbour who follows a case reads no answers: those are written to the person who filed it, and the follower's page
-- shows none. So they get no message of one, and those that have not left don't leave.
CREATE OR REPLACE FUNCTION "messages_of_events"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  written boolean;
  released boolean;
BEGIN
  -- What has not left yet never does. One that a sender holds just now may have: it is marked as sent if so.
  UPDATE "Message" AS message SET "givenUpAt" = event."at", "fault" = 'undone'
    FROM added AS event JOIN "CaseSubscription" AS subscription ON subscription."caseId" = event."caseId"
   WHERE message."eventId" = (event."data"->>'undoes')::uuid AND message."subscriptionId" = subscription."id"
     AND message."sentAt" IS NULL AND message."givenUpAt" IS NULL;
  -- A case that went on can't be set back any more: what was held leaves before the news of that.
  UPDATE "Message" AS message SET "nextAt" = message."createdAt"
    FROM added AS event JOIN "CaseSubscription" AS subscription ON subscription."caseId" = event."caseId"
   WHERE message."subscriptionId" = subscription."id" AND message."tries" = 0
     AND message."sentAt" IS NULL AND message."givenUpAt" IS NULL AND message."nextAt" > message."createdAt";
  released := FOUND;
  INSERT INTO "Message" ("id", "areaId", "subscriptionId", "eventId", "kind", "createdAt", "nextAt")
  SELECT gen_random_uuid(), event."areaId", subscription."id", event."id", "message_of_event"(event), event."at",
         GREATEST(event."at", (event."data"->>'heldUntil')::timestamptz)
    FROM added AS event
    JOIN "CaseSubscription" AS subscription ON subscription."caseId" = event."caseId"
   WHERE "message_of_event"(event) IS NOT NULL
     AND subscription."endedAt" IS NULL
     AND (subscription."followerId" IS NULL OR "message_of_event"(event) <> 'ANSWERED')
     AND (subscription."confirmedAt" IS NOT NULL OR event."kind" = 'FILED')
     AND (NOT event."data" ? 'undoes' OR EXISTS (
       SELECT FROM "Message" AS told
        WHERE told."eventId" = (event."data"->>'undoes')::uuid AND told."subscriptionId" = subscription."id"
          AND (told."sentAt" IS NOT NULL OR told."tries" > 0)));
  written := FOUND;
  -- The job also looks once a minute; this wakes it as soon as the transaction is committed.
  IF (written OR released) AND to_regproc('graphile_worker.add_job') IS NOT NULL THEN
    PERFORM graphile_worker.add_job('send_messages');
  END IF;
  RETURN NULL;
END $$;

DELETE FROM "Message" AS message USING "CaseSubscription" AS subscription
 WHERE message."subscriptionId" = subscription."id" AND subscription."followerId" IS NOT NULL
   AND message."kind" = 'ANSWERED' AND message."sentAt" IS NULL;
