-- The cases that have risen in the other orders of the desk, see docs/decisions/0010.
CREATE INDEX "Case_escalated_filed" ON "Case" ("areaId", "filedAt", "id", "neighbourhoodId", "heldById", "phase", "atCommunity", "atParty")
  WHERE "escalatedAt" IS NOT NULL;
CREATE INDEX "Case_escalated_place" ON "Case" ("areaId", "placeOrder", "id", "neighbourhoodId", "heldById", "phase", "atCommunity", "atParty")
  WHERE "escalatedAt" IS NOT NULL;
