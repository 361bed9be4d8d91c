using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mentoring.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Forms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "MidPointOn",
                table: "Relationship",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EvaluationAnswer",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RelationshipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AuthorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Wave = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FormKey = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluationAnswer", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EvaluationAnswer_Relationship_RelationshipId",
                        column: x => x.RelationshipId,
                        principalTable: "Relationship",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EvaluationAsk",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RelationshipId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Wave = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AboutId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FormKey = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Named = table.Column<bool>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RemindedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Answered = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluationAsk", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EvaluationAsk_Person_PersonId",
                        column: x => x.PersonId,
                        principalTable: "Person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvaluationAsk_Programme_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programme",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_EvaluationAsk_Relationship_RelationshipId",
                        column: x => x.RelationshipId,
                        principalTable: "Relationship",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FormVersion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FormKey = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormVersion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FormVersion_Programme_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programme",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UnsignedAnswer",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Wave = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    FormKey = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: false),
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    IsOpen = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnsignedAnswer", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UnsignedAnswer_Programme_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programme",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Relationship_ProgrammeId_MidPointOn",
                table: "Relationship",
                columns: new[] { "ProgrammeId", "MidPointOn" });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationAnswer_AskId",
                table: "EvaluationAnswer",
                column: "AskId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationAnswer_AuthorId",
                table: "EvaluationAnswer",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationAnswer_ProgrammeId_FormKey",
                table: "EvaluationAnswer",
                columns: new[] { "ProgrammeId", "FormKey" });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationAnswer_RelationshipId",
                table: "EvaluationAnswer",
                column: "RelationshipId");

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationAsk_Answered_RemindedAt_AskedAt",
                table: "EvaluationAsk",
                columns: new[] { "Answered", "RemindedAt", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationAsk_PersonId_Answered",
                table: "EvaluationAsk",
                columns: new[] { "PersonId", "Answered" });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationAsk_ProgrammeId_Wave",
                table: "EvaluationAsk",
                columns: new[] { "ProgrammeId", "Wave" });

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationAsk_RelationshipId_Wave_PersonId_AboutId",
                table: "EvaluationAsk",
                columns: new[] { "RelationshipId", "Wave", "PersonId", "AboutId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FormVersion_ProgrammeId_FormKey_Number",
                table: "FormVersion",
                columns: new[] { "ProgrammeId", "FormKey", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UnsignedAnswer_ProgrammeId_FormKey_IsOpen",
                table: "UnsignedAnswer",
                columns: new[] { "ProgrammeId", "FormKey", "IsOpen" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EvaluationAnswer");

            migrationBuilder.DropTable(
                name: "EvaluationAsk");

            migrationBuilder.DropTable(
                name: "FormVersion");

            migrationBuilder.DropTable(
                name: "UnsignedAnswer");

            migrationBuilder.DropIndex(
                name: "IX_Relationship_ProgrammeId_MidPointOn",
                table: "Relationship");

            migrationBuilder.DropColumn(
                name: "MidPointOn",
                table: "Relationship");
        }
    }
}
