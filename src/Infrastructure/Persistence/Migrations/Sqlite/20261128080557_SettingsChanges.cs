using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mentoring.Infrastructure.Persistence.Migrations.Sqlite
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
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Earlier",
                table: "Programme",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<int>(
                name: "SettingsNumber",
                table: "Programme",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "Codes",
                table: "CodeAcceptance",
                type: "TEXT",
                nullable: false,
                defaultValue: "[\"memberMentorCode\"]");

            migrationBuilder.AddColumn<string>(
                name: "Clauses",
                table: "Agreement",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SettingsChange",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Changes = table.Column<string>(type: "TEXT", nullable: false),
                    LiveRelationships = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
