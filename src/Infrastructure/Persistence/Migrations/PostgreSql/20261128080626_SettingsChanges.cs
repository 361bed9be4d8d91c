using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mentoring.Infrastructure.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class SettingsChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "FrequencyDays",
                table: "Relationship",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Earlier",
                table: "Programme",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "SettingsNumber",
                table: "Programme",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "Codes",
                table: "CodeAcceptance",
                type: "text",
                nullable: false,
                defaultValue: "[\"memberMentorCode\"]");

            migrationBuilder.AddColumn<string>(
                name: "Clauses",
                table: "Agreement",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SettingsChange",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    Changes = table.Column<string>(type: "text", nullable: false),
                    LiveRelationships = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SettingsChange", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SettingsChange_Person_PersonId",
                        column: x => x.PersonId,
                        principalTable: "Person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SettingsChange_Programme_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programme",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SettingsChange_PersonId",
                table: "SettingsChange",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_SettingsChange_ProgrammeId_Number",
                table: "SettingsChange",
                columns: new[] { "ProgrammeId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SettingsChange");

            migrationBuilder.DropColumn(
                name: "FrequencyDays",
                table: "Relationship");

            migrationBuilder.DropColumn(
                name: "Earlier",
                table: "Programme");

            migrationBuilder.DropColumn(
                name: "SettingsNumber",
                table: "Programme");

            migrationBuilder.DropColumn(
                name: "Codes",
                table: "CodeAcceptance");

            migrationBuilder.DropColumn(
                name: "Clauses",
                table: "Agreement");
        }
    }
}
