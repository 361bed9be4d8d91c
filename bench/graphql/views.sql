-- The tables as PostGraphile reads them: what the nested query asks for, by the same names. Comments tell it the keys, which views have not.
CREATE SCHEMA graph;

CREATE VIEW graph.programme AS SELECT "Id" AS id, "Name" AS name, "Status" AS status FROM public."Programme";
CREATE VIEW graph.relationship AS
  SELECT "Id" AS id, "ProgrammeId" AS programme_id, "Status" AS status, "Phase" AS phase, "FormedAt" AS formed_at, "Version" AS version FROM public."Relationship";
CREATE VIEW graph.party AS SELECT "RelationshipId" AS relationship_id, "PersonId" AS person_id, "Role" AS role FROM public."RelationshipParty";
CREATE VIEW graph.person AS
  SELECT "Id" AS id, "OrganisationId" AS organisation_id, "ExternalId" AS external_id, "GivenName" AS given_name, "FamilyName" AS family_name FROM public."Person";
CREATE VIEW graph.organisation AS SELECT "Id" AS id, "ExternalId" AS external_id, "Name" AS name FROM public."Organisation";
CREATE VIEW graph.meeting AS
  SELECT "Id" AS id, "RelationshipId" AS relationship_id, "Status" AS status, "StartsAt" AS starts_at, "Minutes" AS minutes, "Method" AS method, "Venue" AS venue, "Session" AS session
  FROM public."Meeting";

COMMENT ON VIEW graph.programme IS E'@primaryKey id';
COMMENT ON VIEW graph.relationship IS E'@primaryKey id\n@foreignKey (programme_id) references programme (id)|@foreignFieldName relationships';
COMMENT ON VIEW graph.party IS
  E'@primaryKey relationship_id,person_id\n@foreignKey (relationship_id) references relationship (id)|@foreignFieldName parties\n@foreignKey (person_id) references person (id)|@fieldName person';
COMMENT ON VIEW graph.person IS E'@primaryKey id\n@foreignKey (organisation_id) references organisation (id)|@fieldName employer';
COMMENT ON VIEW graph.organisation IS E'@primaryKey id';
COMMENT ON VIEW graph.meeting IS E'@primaryKey id\n@foreignKey (relationship_id) references relationship (id)|@foreignFieldName meetings';
