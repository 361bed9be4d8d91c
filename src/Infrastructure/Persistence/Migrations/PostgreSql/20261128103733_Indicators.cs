using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Mentoring.Infrastructure.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class Indicators : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "BegunAt",
                table: "ToolSheet",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Planned",
                table: "ResourceStatement",
                type: "numeric(14,2)",
                precision: 14,
                scale: 2,
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "Spent",
                table: "ResourceStatement",
                type: "numeric(14,2)",
                precision: 14,
                scale: 2,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ClosedAt",
                table: "PlannedAction",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "AgreedAt",
                table: "Goal",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ClosedAt",
                table: "Goal",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BegunAt",
                table: "ToolSheet");

            migrationBuilder.DropColumn(
                name: "Planned",
                table: "ResourceStatement");

            migrationBuilder.DropColumn(
                name: "Spent",
                table: "ResourceStatement");

            migrationBuilder.DropColumn(
                name: "ClosedAt",
                table: "PlannedAction");

            migrationBuilder.DropColumn(
                name: "AgreedAt",
                table: "Goal");

            migrationBuilder.DropColumn(
                name: "ClosedAt",
                table: "Goal");
        }
    }
}
