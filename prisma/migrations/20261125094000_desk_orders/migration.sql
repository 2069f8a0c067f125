-- CreateIndex
CREATE INDEX "Case_due" ON "Case"("areaId", "dueAt", "id", "neighbourhoodId", "phase");

-- The orders that a reader of the desk can choose beside the usual one; each is walked in both directions. Columns after
-- "id" don't order: by them the index passes over cases without reading them.
CREATE INDEX "Case_open_filed" ON "Case"
  ("areaId", "filedAt", "id", "neighbourhoodId", "phase", "pausedAt", "dueAt", "assigneeId", "categoryId", "heldById") WHERE "phase" < 4;
CREATE INDEX "Case_open_filed_neighbourhood" ON "Case" ("areaId", "neighbourhoodId", "filedAt", "id", "phase", "pausedAt", "dueAt")
  WHERE "phase" < 4;
CREATE INDEX "Case_open_filed_held" ON "Case" ("areaId", "heldById", "filedAt", "id", "phase", "pausedAt", "outletDueAt")
  WHERE "phase" < 4 AND "heldById" IS NOT NULL;
CREATE INDEX "Case_open_filed_community" ON "Case" ("areaId", "filedAt", "id", "neighbourhoodId", "outletId", "phase", "pausedAt", "dueAt")
  WHERE "phase" < 4 AND "atCommunity";
CREATE INDEX "Case_open_filed_party" ON "Case" ("areaId", "filedAt", "id", "neighbourhoodId", "outletId", "phase", "pausedAt", "dueAt")
  WHERE "phase" < 4 AND "atParty";
CREATE INDEX "Case_closed_due" ON "Case" ("areaId", "dueAt", "id", "neighbourhoodId") WHERE "phase" = 4;
CREATE INDEX "Case_due_held" ON "Case" ("areaId", "heldById", "outletDueAt", "id", "phase") WHERE "heldById" IS NOT NULL;
CREATE INDEX "Case_due_community" ON "Case" ("areaId", "dueAt", "id", "neighbourhoodId", "outletId", "phase") WHERE "atCommunity";
CREATE INDEX "Case_due_party" ON "Case" ("areaId", "dueAt", "id", "neighbourhoodId", "outletId", "phase") WHERE "atParty";
CREATE INDEX "Case_open_filed_phase" ON "Case" ("areaId", "phase", "filedAt", "id", "neighbourhoodId") WHERE "phase" < 4;
CREATE INDEX "Case_open_filed_unassigned" ON "Case" ("areaId", "filedAt", "id", "neighbourhoodId", "heldById")
  WHERE "phase" < 4 AND "assigneeId" IS NULL;
CREATE INDEX "Case_paused_filed" ON "Case" ("areaId", "filedAt", "id", "neighbourhoodId", "heldById", "phase", "atCommunity", "atParty")
  WHERE "pausedAt" IS NOT NULL;
