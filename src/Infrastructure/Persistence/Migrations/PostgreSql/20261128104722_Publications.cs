using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mentoring.Infrastructure.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Publications : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Rating",
                table: "ReflectiveLog",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Actions",
                table: "MeetingLog",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Publication",
                columns: table => new
                {
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Axis = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Publication = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Publication", x => new { x.ProgrammeId, x.Number });
                    table.ForeignKey(
                        name: "FK_Publication_Programme_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programme",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Publication_ProgrammeId_From_To_Axis",
                table: "Publication",
                columns: new[] { "ProgrammeId", "From", "To", "Axis" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Publication");

            migrationBuilder.DropColumn(
                name: "Rating",
                table: "ReflectiveLog");

            migrationBuilder.DropColumn(
                name: "Actions",
                table: "MeetingLog");
        }
    }
}
