using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mentoring.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Models : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "ToolSheet",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "SafetyConcern",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "ReviewStatement",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "RelationshipReview",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "Purpose",
                table: "Relationship",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SuspendedBy",
                table: "Relationship",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "ReflectiveLog",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "ReadRecord",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "JoinsId",
                table: "Proposal",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Purpose",
                table: "Proposal",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "ProgressUpdate",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "PlannedAction",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<bool>(
                name: "HasLeft",
                table: "Participation",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "Opportunity",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "OffLimitsTopic",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "MentorsMentor",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "MeetingLog",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "Meeting",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "MenteeId",
                table: "Meeting",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "MentorId",
                table: "Meeting",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "LearningStyle",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "Goal",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "Disclosure",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "Contact",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "Consent",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "Concern",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "AnnualReviewItem",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "Agreement",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "Agenda",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "CircleId",
                table: "ActionPlan",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            // The two of a one-to-one relationship are its one circle.
            foreach (var table in (string[])["ToolSheet", "SafetyConcern", "ReviewStatement", "RelationshipReview", "ReflectiveLog", "ReadRecord", "ProgressUpdate", "PlannedAction", "Opportunity", "OffLimitsTopic", "MentorsMentor", "MeetingLog", "Meeting", "LearningStyle", "Goal", "Disclosure", "Contact", "Consent", "Concern", "AnnualReviewItem", "Agreement", "Agenda", "ActionPlan"])
                migrationBuilder.Sql($"UPDATE \"{table}\" SET \"CircleId\" = \"RelationshipId\"");

            migrationBuilder.CreateTable(
                name: "Circle",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RelationshipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Circle", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Circle_Relationship_RelationshipId",
                        column: x => x.RelationshipId,
                        principalTable: "Relationship",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OneToOneRequest",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RelationshipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CircleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MenteeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OneToOneRequest", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OneToOneRequest_Relationship_RelationshipId",
                        column: x => x.RelationshipId,
                        principalTable: "Relationship",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CircleMember",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CircleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsMentee = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CircleMember", x => new { x.CircleId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_CircleMember_Circle_CircleId",
                        column: x => x.CircleId,
                        principalTable: "Circle",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ToolSheet_CircleId",
                table: "ToolSheet",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_SafetyConcern_CircleId",
                table: "SafetyConcern",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewStatement_CircleId",
                table: "ReviewStatement",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_RelationshipReview_CircleId",
                table: "RelationshipReview",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_ReflectiveLog_CircleId",
                table: "ReflectiveLog",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadRecord_CircleId",
                table: "ReadRecord",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgressUpdate_CircleId",
                table: "ProgressUpdate",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_PlannedAction_CircleId",
                table: "PlannedAction",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_Opportunity_CircleId",
                table: "Opportunity",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_OffLimitsTopic_CircleId",
                table: "OffLimitsTopic",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_MentorsMentor_CircleId",
                table: "MentorsMentor",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_MeetingLog_CircleId",
                table: "MeetingLog",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_Meeting_CircleId",
                table: "Meeting",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_LearningStyle_CircleId",
                table: "LearningStyle",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_Goal_CircleId",
                table: "Goal",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_Disclosure_CircleId",
                table: "Disclosure",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_Contact_CircleId",
                table: "Contact",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_Consent_CircleId",
                table: "Consent",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_Concern_CircleId",
                table: "Concern",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_AnnualReviewItem_CircleId",
                table: "AnnualReviewItem",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_Agreement_CircleId",
                table: "Agreement",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_Agenda_CircleId",
                table: "Agenda",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPlan_CircleId",
                table: "ActionPlan",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_Circle_RelationshipId",
                table: "Circle",
                column: "RelationshipId");

            migrationBuilder.CreateIndex(
                name: "IX_CircleMember_PersonId",
                table: "CircleMember",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_OneToOneRequest_CircleId",
                table: "OneToOneRequest",
                column: "CircleId");

            migrationBuilder.CreateIndex(
                name: "IX_OneToOneRequest_ProgrammeId_AnsweredAt",
                table: "OneToOneRequest",
                columns: new[] { "ProgrammeId", "AnsweredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OneToOneRequest_RelationshipId",
                table: "OneToOneRequest",
                column: "RelationshipId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CircleMember");

            migrationBuilder.DropTable(
                name: "OneToOneRequest");

            migrationBuilder.DropTable(
                name: "Circle");

            migrationBuilder.DropIndex(
                name: "IX_ToolSheet_CircleId",
                table: "ToolSheet");

            migrationBuilder.DropIndex(
                name: "IX_SafetyConcern_CircleId",
                table: "SafetyConcern");

            migrationBuilder.DropIndex(
                name: "IX_ReviewStatement_CircleId",
                table: "ReviewStatement");

            migrationBuilder.DropIndex(
                name: "IX_RelationshipReview_CircleId",
                table: "RelationshipReview");

            migrationBuilder.DropIndex(
                name: "IX_ReflectiveLog_CircleId",
                table: "ReflectiveLog");

            migrationBuilder.DropIndex(
                name: "IX_ReadRecord_CircleId",
                table: "ReadRecord");

            migrationBuilder.DropIndex(
                name: "IX_ProgressUpdate_CircleId",
                table: "ProgressUpdate");

            migrationBuilder.DropIndex(
                name: "IX_PlannedAction_CircleId",
                table: "PlannedAction");

            migrationBuilder.DropIndex(
                name: "IX_Opportunity_CircleId",
                table: "Opportunity");

            migrationBuilder.DropIndex(
                name: "IX_OffLimitsTopic_CircleId",
                table: "OffLimitsTopic");

            migrationBuilder.DropIndex(
                name: "IX_MentorsMentor_CircleId",
                table: "MentorsMentor");

            migrationBuilder.DropIndex(
                name: "IX_MeetingLog_CircleId",
                table: "MeetingLog");

            migrationBuilder.DropIndex(
                name: "IX_Meeting_CircleId",
                table: "Meeting");

            migrationBuilder.DropIndex(
                name: "IX_LearningStyle_CircleId",
                table: "LearningStyle");

            migrationBuilder.DropIndex(
                name: "IX_Goal_CircleId",
                table: "Goal");

            migrationBuilder.DropIndex(
                name: "IX_Disclosure_CircleId",
                table: "Disclosure");

            migrationBuilder.DropIndex(
                name: "IX_Contact_CircleId",
                table: "Contact");

            migrationBuilder.DropIndex(
                name: "IX_Consent_CircleId",
                table: "Consent");

            migrationBuilder.DropIndex(
                name: "IX_Concern_CircleId",
                table: "Concern");

            migrationBuilder.DropIndex(
                name: "IX_AnnualReviewItem_CircleId",
                table: "AnnualReviewItem");

            migrationBuilder.DropIndex(
                name: "IX_Agreement_CircleId",
                table: "Agreement");

            migrationBuilder.DropIndex(
                name: "IX_Agenda_CircleId",
                table: "Agenda");

            migrationBuilder.DropIndex(
                name: "IX_ActionPlan_CircleId",
                table: "ActionPlan");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "ToolSheet");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "SafetyConcern");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "ReviewStatement");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "RelationshipReview");

            migrationBuilder.DropColumn(
                name: "Purpose",
                table: "Relationship");

            migrationBuilder.DropColumn(
                name: "SuspendedBy",
                table: "Relationship");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "ReflectiveLog");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "ReadRecord");

            migrationBuilder.DropColumn(
                name: "JoinsId",
                table: "Proposal");

            migrationBuilder.DropColumn(
                name: "Purpose",
                table: "Proposal");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "ProgressUpdate");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "PlannedAction");

            migrationBuilder.DropColumn(
                name: "HasLeft",
                table: "Participation");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "Opportunity");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "OffLimitsTopic");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "MentorsMentor");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "MeetingLog");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "Meeting");

            migrationBuilder.DropColumn(
                name: "MenteeId",
                table: "Meeting");

            migrationBuilder.DropColumn(
                name: "MentorId",
                table: "Meeting");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "LearningStyle");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "Goal");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "Disclosure");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "Contact");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "Consent");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "Concern");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "AnnualReviewItem");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "Agreement");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "Agenda");

            migrationBuilder.DropColumn(
                name: "CircleId",
                table: "ActionPlan");
        }
    }
}
