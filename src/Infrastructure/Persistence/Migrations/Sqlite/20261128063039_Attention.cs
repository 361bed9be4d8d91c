using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mentoring.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Attention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Attention_ProgrammeId",
                table: "Attention");

            migrationBuilder.DropIndex(
                name: "IX_Attention_RelationshipId_Rule",
                table: "Attention");

            migrationBuilder.AddColumn<bool>(
                name: "RatedLow",
                table: "RelationshipReview",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<decimal>(
                name: "HoursAgreed",
                table: "Relationship",
                type: "TEXT",
                nullable: true);

            // Column by column, EF would build the table anew outside of the transaction. What was raised before was all about relationships.
            migrationBuilder.RenameTable(name: "Attention", newName: "AttentionBefore");
            migrationBuilder.CreateTable(
                name: "Attention",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RelationshipId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AboutId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", nullable: false),
                    For = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SeenToAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Attention", x => x.Id);
                    table.ForeignKey("FK_Attention_Relationship_RelationshipId", x => x.RelationshipId, "Relationship", "Id", onDelete: ReferentialAction.Restrict);
                });
            migrationBuilder.Sql("""
                INSERT INTO "Attention" ("Id", "ProgrammeId", "RelationshipId", "AboutId", "Rule", "For", "Since", "RaisedAt", "Version")
                SELECT "Id", "ProgrammeId", "RelationshipId", "RelationshipId", "Rule", 'All', "RaisedAt", "RaisedAt", "Version" FROM "AttentionBefore"
                """);
            migrationBuilder.DropTable(name: "AttentionBefore");

            migrationBuilder.CreateIndex(
                name: "IX_Attention_PersonId",
                table: "Attention",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Attention_ProgrammeId_AboutId_Rule",
                table: "Attention",
                columns: new[] { "ProgrammeId", "AboutId", "Rule" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Attention_ProgrammeId_Id",
                table: "Attention",
                columns: new[] { "ProgrammeId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Attention_RelationshipId",
                table: "Attention",
                column: "RelationshipId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Attention_PersonId",
                table: "Attention");

            migrationBuilder.DropIndex(
                name: "IX_Attention_ProgrammeId_AboutId_Rule",
                table: "Attention");

            migrationBuilder.DropIndex(
                name: "IX_Attention_ProgrammeId_Id",
                table: "Attention");

            migrationBuilder.DropIndex(
                name: "IX_Attention_RelationshipId",
                table: "Attention");

            migrationBuilder.DropColumn(
                name: "RatedLow",
                table: "RelationshipReview");

            migrationBuilder.DropColumn(
                name: "HoursAgreed",
                table: "Relationship");

            migrationBuilder.DropColumn(
                name: "AboutId",
                table: "Attention");

            migrationBuilder.DropColumn(
                name: "For",
                table: "Attention");

            migrationBuilder.DropColumn(
                name: "PersonId",
                table: "Attention");

            migrationBuilder.DropColumn(
                name: "SeenToAt",
                table: "Attention");

            migrationBuilder.DropColumn(
                name: "Since",
                table: "Attention");

            migrationBuilder.AlterColumn<Guid>(
                name: "RelationshipId",
                table: "Attention",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Attention_ProgrammeId",
                table: "Attention",
                column: "ProgrammeId");

            migrationBuilder.CreateIndex(
                name: "IX_Attention_RelationshipId_Rule",
                table: "Attention",
                columns: new[] { "RelationshipId", "Rule" },
                unique: true);
        }
    }
}
