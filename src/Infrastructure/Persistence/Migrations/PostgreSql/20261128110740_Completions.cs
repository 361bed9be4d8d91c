using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mentoring.Infrastructure.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Completions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<decimal>(
                name: "Hours",
                table: "TrainingRecord",
                type: "numeric(6,2)",
                precision: 6,
                scale: 2,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TimeZone",
                table: "TrainingRecord",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ForClient",
                table: "Event",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Completion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    TrainingId = table.Column<Guid>(type: "uuid", nullable: true),
                    RelationshipId = table.Column<Guid>(type: "uuid", nullable: true),
                    ForClient = table.Column<string>(type: "text", nullable: true),
                    Activity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: true),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    StartedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CompletedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    TimeZone = table.Column<string>(type: "text", nullable: true),
                    Hours = table.Column<decimal>(type: "numeric(6,2)", precision: 6, scale: 2, nullable: true),
                    Days = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: true),
                    IsVoided = table.Column<bool>(type: "boolean", nullable: false),
                    IsErased = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Completion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Completion_Person_PersonId",
                        column: x => x.PersonId,
                        principalTable: "Person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Completion_Programme_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programme",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ForgottenEvents",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForgottenEvents", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Event_Completions",
                table: "Event",
                columns: new[] { "Xid", "Seq" },
                filter: "\"RecordType\" = 'Completion'");

            migrationBuilder.CreateIndex(
                name: "IX_Completion_PersonId",
                table: "Completion",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Completion_ProgrammeId",
                table: "Completion",
                column: "ProgrammeId");

            migrationBuilder.CreateIndex(
                name: "IX_Completion_RelationshipId_PersonId_ForClient",
                table: "Completion",
                columns: new[] { "RelationshipId", "PersonId", "ForClient" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Completion_TrainingId",
                table: "Completion",
                column: "TrainingId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Completion");

            migrationBuilder.DropTable(
                name: "ForgottenEvents");

            migrationBuilder.DropIndex(
                name: "IX_Event_Completions",
                table: "Event");

            migrationBuilder.DropColumn(
                name: "Hours",
                table: "TrainingRecord");

            migrationBuilder.DropColumn(
                name: "TimeZone",
                table: "TrainingRecord");

            migrationBuilder.DropColumn(
                name: "ForClient",
                table: "Event");
        }
    }
}
